import { useState } from 'preact/hooks'
import { parseApiBase } from '../connection.ts'
import { words, type ConnectProblem } from '../words.ts'

interface Props {
  /** Called within the click, because the browser asks for its permission only then. Answers what went wrong, if anything. */
  onConnect: (apiBase: string, token: string) => Promise<ConnectProblem | null>
}

/** The first thing that a new user sees: where the billing API is, and how to sign in. */
export function ConnectForm({ onConnect }: Props) {
  const [address, setAddress] = useState('')
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<ConnectProblem | null>(null)

  function connect(event: Event) {
    event.preventDefault()
    const parsed = parseApiBase(address)
    if ('problem' in parsed) setProblem(parsed.problem)
    else void onConnect(parsed.apiBase, token.trim()).then(setProblem)
  }

  return (
    <form class="popup-connect" noValidate onSubmit={connect}>
      <h1 class="popup-title">{words.connectTitle}</h1>
      <p class="popup-text">{words.connectText}</p>
      <label class="popup-field">
        {words.address}
        <input
          type="url"
          value={address}
          placeholder={words.addressExample}
          aria-invalid={problem !== null}
          aria-describedby="problem"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      <p class="popup-problem" id="problem" role="alert">
        {problem && words.problems[problem]}
      </p>
      <label class="popup-field">
        {words.token}
        <input
          type="password"
          autocomplete="off"
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <span class="popup-hint">{words.tokenHint}</span>
      </label>
      <button type="submit" class="cg-button cg-button-primary">
        {words.connect}
      </button>
    </form>
  )
}
