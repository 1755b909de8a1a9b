import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../shared/ui/Icon.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { Connection } from '../connection.ts'
import { PageHead } from '../page/PageHead.tsx'
import { AllowStep } from './AllowStep.tsx'
import type { Connecting } from './connecting.ts'
import { DoneStep } from './DoneStep.tsx'
import { SignInStep } from './SignInStep.tsx'
import type { Step, WelcomeState } from './welcome-state.ts'
import { WhereStep } from './WhereStep.tsx'
import type { WelcomeWords } from './words.ts'

interface Props {
  state: WelcomeState
  words: WelcomeWords
  reader: Reader
  connecting: Pick<Connecting, keyof Connecting>
  prepared: readonly Connection[]
  isLocked: boolean
  browserKind: 'chromium' | 'firefox'
  onOpenPopup: (() => void) | null
  onOptions: () => void
}

const STEPS = ['where', 'allow', 'sign-in'] as const satisfies Step[]

/** Three steps to a connection, on one page. */
export function Welcome(props: Props) {
  const { state, words, reader, connecting } = props
  const isKnown = 'target' in state && state.target.isKnown
  return (
    <div class="page welcome">
      <PageHead title={titleOf(state, words)} />
      {state.step === 'done' ? (
        <DoneStep {...props} state={state} onAddAnother={() => void connecting.begin(null)} />
      ) : (
        <>
          <p class="page-lead">{words.lead}</p>
          <ol class="welcome-steps">
            <WelcomeStep {...{ state, words }} step="where" onChange={isKnown ? null : () => connecting.back()}>
              {state.step === 'where' && (
                <WhereStep
                  {...props}
                  state={state}
                  onSubmit={(typed) => void connecting.submitAddress(typed)}
                  onChoose={(connection) => void connecting.choose(connection)}
                />
              )}
            </WelcomeStep>
            <WelcomeStep {...{ state, words }} step="allow" onChange={null}>
              {state.step === 'allow' && (
                <AllowStep state={state} words={words} onAllow={() => void connecting.allow()} />
              )}
            </WelcomeStep>
            <WelcomeStep {...{ state, words }} step="sign-in" onChange={null}>
              {state.step === 'sign-in' && (
                <SignInStep state={state} words={words} reader={reader} connecting={connecting} />
              )}
            </WelcomeStep>
          </ol>
        </>
      )}
    </div>
  )
}

function titleOf(state: WelcomeState, words: WelcomeWords): string {
  if (state.step === 'done') return words.titleDone
  const isKnown = state.step !== 'where' && state.target.isKnown
  return isKnown ? words.titleAgain(state.target.connection.name) : words.title
}

interface StepProps extends Pick<Props, 'state' | 'words'> {
  step: (typeof STEPS)[number]
  /** Goes back to it; `null` where that cannot be. */
  onChange: (() => void) | null
  children: ComponentChildren
}

/** A step: what is to be done in it now, or what was done. */
function WelcomeStep({ state, words, step, onChange, children }: StepProps) {
  const heading = useFocusWhen(state.step === step)
  const order = STEPS.indexOf(step)
  const isDone = STEPS.findIndex((name) => name === state.step) > order
  const isIdle = state.step !== 'sign-in' || state.work === 'idle'
  return (
    <li class="welcome-step" aria-current={state.step === step ? 'step' : undefined}>
      <span class="welcome-mark" aria-hidden="true">
        {isDone ? <Icon name="good" /> : order + 1}
      </span>
      <div class="welcome-body">
        <h2 ref={heading} tabIndex={-1}>
          {words.steps[step]}
        </h2>
        {isDone && step === 'where' && 'target' in state && (
          <p class="welcome-summary">
            <span class="page-address">{state.target.connection.apiBase}</span>
            {onChange && isIdle && (
              <button type="button" class="cg-link" onClick={onChange}>
                {words.change}
              </button>
            )}
          </p>
        )}
        {children}
      </div>
    </li>
  )
}

/** Takes the focus to a step when it comes up, so that those who listen hear where they are; not when the page opens. */
function useFocusWhen(isCurrent: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const wasCurrent = useRef(isCurrent)
  useEffect(() => {
    if (isCurrent && !wasCurrent.current) heading.current?.focus()
    wasCurrent.current = isCurrent
  }, [isCurrent])
  return heading
}
