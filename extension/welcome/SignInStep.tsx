import { useState } from 'preact/hooks'
import { ExternalLink } from '../../shared/ui/ExternalLink.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { TestNote } from '../page/TestNote.tsx'
import { TextField } from '../page/TextField.tsx'
import type { Connecting } from './connecting.ts'
import type { SignInTrouble, WelcomeState } from './welcome-state.ts'
import type { WelcomeWords } from './words.ts'

interface Props {
  state: Extract<WelcomeState, { step: 'sign-in' }>
  words: WelcomeWords
  reader: Reader
  connecting: Pick<Connecting, keyof Connecting>
}

/** Signs in: at the service where it offers that, else by the site's session; for developers also by a token. */
export function SignInStep({ state, words, reader, connecting }: Props) {
  const { target, offer, work, trouble } = state
  const { apiBase, isManaged } = target.connection
  if (offer === 'looking') return <Notice tone="busy" title={words.looking} advice={null} />
  const session = <SessionWay {...{ apiBase, words, connecting }} isFirst={offer === 'none'} isBusy={work !== 'idle'} />
  return (
    <div class="page-stack">
      {offer === 'oauth' ? <ServerWay apiBase={apiBase} words={words} work={work} connecting={connecting} /> : session}
      {work === 'testing' && <Notice tone="busy" title={words.testing} advice={null} />}
      {trouble && trouble.kind !== 'token' && (
        <Trouble {...{ trouble, apiBase, words, reader }} onLookAgain={() => void connecting.lookAgain()} />
      )}
      {!isManaged && (
        <details>
          <summary>{offer === 'oauth' ? words.otherWays : words.developers}</summary>
          <div class="page-stack">
            {offer === 'oauth' && session}
            <TokenWay
              words={words}
              isBusy={work !== 'idle'}
              problem={trouble?.kind === 'token' ? words.tokenProblems[trouble.problem] : null}
              onToken={(pasted) => void connecting.useToken(pasted)}
            />
          </div>
        </details>
      )}
    </div>
  )
}

function ServerWay({
  apiBase,
  words,
  work,
  connecting,
}: { apiBase: string; work: Props['state']['work'] } & Pick<Props, 'words' | 'connecting'>) {
  const [stays, setStays] = useState(false)
  return (
    <>
      <p>{words.signInText(new URL(apiBase).host)}</p>
      <label class="page-tick">
        <input type="checkbox" checked={stays} onChange={(event) => setStays(event.currentTarget.checked)} />
        {words.stay}
        <span class="cg-small">{words.stayHint}</span>
      </label>
      <button
        type="button"
        class="cg-button cg-button-primary"
        aria-disabled={work !== 'idle'}
        onClick={() => void connecting.signInAtServer(stays)}
      >
        {work === 'signing-in' ? words.signingIn : words.signIn}
      </button>
    </>
  )
}

interface SessionProps extends Pick<Props, 'words' | 'connecting'> {
  apiBase: string
  isFirst: boolean
  isBusy: boolean
}

function SessionWay({ apiBase, words, connecting, isFirst, isBusy }: SessionProps) {
  return (
    <>
      <p>{words.sessionText(new URL(apiBase).host)}</p>
      <button
        type="button"
        class={isFirst ? 'cg-button cg-button-primary' : 'cg-button'}
        aria-disabled={isBusy}
        onClick={() => void connecting.useSession()}
      >
        {words.useSession}
      </button>
    </>
  )
}

interface TokenProps {
  words: WelcomeWords
  isBusy: boolean
  problem: string | null
  onToken: (pasted: string) => void
}

function TokenWay({ words, isBusy, problem, onToken }: TokenProps) {
  const [pasted, setPasted] = useState('')
  return (
    <form
      class="page-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onToken(pasted)
      }}
    >
      <TextField
        label={words.token}
        isSecret
        value={pasted}
        error={problem}
        hint={words.tokenHint}
        onText={setPasted}
      />
      <button type="submit" class="cg-button" aria-disabled={isBusy}>
        {words.useToken}
      </button>
    </form>
  )
}

interface TroubleProps extends Pick<Props, 'words' | 'reader'> {
  trouble: Exclude<SignInTrouble, { kind: 'token' }>
  apiBase: string
  onLookAgain: () => void
}

function Trouble({ trouble, apiBase, words, reader, onLookAgain }: TroubleProps) {
  if (trouble.kind === 'sign-in')
    return <Notice tone="attention" title={words.signInProblems[trouble.problem]} advice={null} />
  const { result, auth } = trouble
  const { origin, host } = new URL(apiBase)
  return (
    <TestNote result={result} words={words.test} reader={reader}>
      {result.kind === 'refused' && auth === 'cookie' && (
        <ExternalLink href={origin}>{words.openSite(host)}</ExternalLink>
      )}
      {(result.kind === 'unreachable' || result.kind === 'trouble') && (
        <div class="cg-actions">
          <button type="button" class="cg-button" onClick={onLookAgain}>
            {words.tryAgain}
          </button>
        </div>
      )}
    </TestNote>
  )
}
