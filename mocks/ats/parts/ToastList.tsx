import { useAts } from '../ats.ts'
import { Icon } from './Icon.tsx'

export function ToastList() {
  const { toasts } = useAts()
  return (
    <section class="toasts" aria-label="Messages" aria-live="polite">
      {toasts.list.value.map(({ id, tone, title, detail }) => (
        <div key={id} class={`toast toast-${tone}`}>
          <Icon name={tone === 'done' ? 'check' : 'alert'} />
          <p>
            <strong>{title}</strong>
            {detail && <span>{detail}</span>}
          </p>
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => toasts.dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  )
}
