import { Component, createRef } from 'preact'

interface Props {
  label: string
  value: string
  copyLabel: string
  copiedLabel: string
  /** Puts the value on the clipboard; rejects where that is not allowed. */
  onCopy: (value: string) => Promise<void>
}

/** An address to copy: by button, or by hand, since the field selects itself; where the button may not, it selects too. */
export class CopyField extends Component<Props, { isCopied: boolean }> {
  override state = { isCopied: false }
  private readonly field = createRef<HTMLInputElement>()

  private readonly copy = () => {
    const { onCopy, value } = this.props
    onCopy(value).then(
      () => this.setState({ isCopied: true }),
      () => {
        this.setState({ isCopied: false })
        this.field.current?.focus()
      },
    )
  }

  override render({ label, value, copyLabel, copiedLabel }: Props) {
    return (
      <div class="cg-row">
        <input
          ref={this.field}
          class="cg-input"
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="cg-button" onClick={this.copy}>
          {this.state.isCopied ? copiedLabel : copyLabel}
        </button>
      </div>
    )
  }
}
