import { toMomentText } from '../when.ts'
import { useAts } from '../ats.ts'
import type { Happening } from '../hiring.ts'
import { Icon } from './Icon.tsx'

/** What happened, newest first. */
export function Timeline({ lines }: { lines: Happening[] }) {
  const { now } = useAts()
  return (
    <ol class="timeline">
      {lines.map((line) => (
        <li key={`${line.at} ${line.text}`} class="timeline-line">
          <span class="timeline-icon">
            <Icon name={line.icon} />
          </span>
          <span>
            {line.text}
            <span class="timeline-meta">
              {line.by} · {toMomentText(line.at, now())}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
