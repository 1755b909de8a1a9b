import { Notice } from '../../shared/ui/Notice.tsx'
import type { WelcomeState } from './welcome-state.ts'
import type { WelcomeWords } from './words.ts'

interface Props {
  state: Extract<WelcomeState, { step: 'allow' }>
  words: WelcomeWords
  onAllow: () => void
}

/** Asks for the permission to reach one origin, and says why. */
export function AllowStep({ state: { target, problem }, words, onAllow }: Props) {
  return (
    <div class="page-stack">
      <p>{words.allowText(new URL(target.connection.apiBase).host)}</p>
      <p class="cg-small">{words.allowLimits}</p>
      {problem && <Notice tone="attention" title={words.permissionProblems[problem]} advice={null} />}
      {problem !== 'unavailable' && (
        <button type="button" class="cg-button cg-button-primary" onClick={onAllow}>
          {words.allow}
        </button>
      )}
    </div>
  )
}
