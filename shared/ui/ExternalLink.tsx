import type { ComponentChildren } from 'preact'

interface Props {
  href: string
  children: ComponentChildren
  looks?: 'link' | 'button' | 'primary'
  focusesFirst?: boolean
  onClick?: () => void
}

const CLASSES = { link: 'cg-link', button: 'cg-button', primary: 'cg-button cg-button-primary' }

/** Opens in another tab that cannot reach back. `focusesFirst` takes the focus as soon as the link stands. */
export function ExternalLink({ href, children, looks = 'link', focusesFirst = false, onClick }: Props) {
  return (
    <a
      class={CLASSES[looks]}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onClick}
      ref={focusesFirst ? takeFocus : null}
    >
      {children}
    </a>
  )
}

/** One function for all renders: a ref that stays the same is called once, when its element appears. */
function takeFocus(element: HTMLElement | null) {
  element?.focus()
}
