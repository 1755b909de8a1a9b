import { useState } from 'preact/hooks'
import { parseApiBase } from '../connection.ts'

interface Props {
  /** Called within the click, because the browser asks for its permission only then. Answers what went wrong, if anything. */
  onConnect: (apiBase: string, token: string) => Promise<string | null>
}

/** The first thing that a new user sees: where the billing API is, and how to sign in. */
export function ConnectForm({ onConnect }: Props) {
  const [address, setAddress] = useState('')
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function connect(event: Event) {
    event.preventDefault()
    const parsed = parseApiBase(address)
    if ('problem' in parsed) setProblem(parsed.problem)
    else void onConnect(parsed.apiBase, token.trim()).then(setProblem)
  }

  return (
    <form class="popup-connect" noValidate onSubmit={connect}>
      <h1 class="popup-title">See your credits here</h1>
      <p class="popup-text">Connect to the billing API of your applicant tracking system.</p>
      <label class="popup-field">
        API address
        <input
          type="url"
          value={address}
          placeholder="https://billing.example.com/v1"
          aria-invalid={problem !== null}
          aria-describedby="problem"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      <p class="popup-problem" id="problem" role="alert">
        {problem}
      </p>
      <label class="popup-field">
        Access token
        <input
          type="password"
          autocomplete="off"
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <span class="popup-hint">
          Leave it empty to use your sign-in on the site. Forgotten when the browser closes.
        </span>
      </label>
      <button type="submit" class="cg-button cg-button-primary">
        Connect
      </button>
    </form>
  )
}
