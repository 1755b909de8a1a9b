import icon from '../icons/icon.svg'

/** The top of a full page. */
export function PageHead({ title }: { title: string }) {
  return (
    <header class="page-head">
      <img src={icon} alt="" />
      <h1>{title}</h1>
    </header>
  )
}
