import { Component } from 'preact'
import type { AlertKind } from '../../credits/alert-setting.ts'
import type { AlertsReader } from './alerts-reader.ts'
import { Choice } from './Field.tsx'

interface Props {
  /** Kinds that are there already. */
  taken: readonly AlertKind[]
  reader: AlertsReader
  onAdd: (kind: AlertKind) => void
}

const MANY = ['percent', 'credits', 'expiry'] as const
/** One is all that there can be of these. */
const ONCE = ['empty', 'recovered'] as const

type NewKind = (typeof MANY | typeof ONCE)[number]

/** One more alert, of a kind to choose. */
export class NewAlert extends Component<Props, { kind: NewKind }> {
  override state: { kind: NewKind } = { kind: 'percent' }

  override render({ taken, reader: { messages }, onAdd }: Props) {
    const kinds: NewKind[] = [...MANY, ...ONCE.filter((kind) => !taken.includes(kind))]
    const chosen = kinds.includes(this.state.kind) ? this.state.kind : 'percent'
    return (
      <div class="cg-row cg-alert-new">
        <Choice
          label={messages.newAlert}
          options={kinds.map((kind) => [kind, messages.newAlerts[kind]])}
          chosen={chosen}
          onChoose={(kind) => this.setState({ kind })}
        />
        <button type="button" class="cg-button" onClick={() => onAdd(chosen)}>
          {messages.addAlert}
        </button>
      </div>
    )
  }
}
