import type { HTMLAttributes } from 'preact'
import { scenarios } from '../../scenarios.ts'
import { useAts } from '../ats.ts'
import { demoToken, mockRoot } from '../demo.ts'
import { formatRoute } from '../route.ts'

type CreditBalanceElement = HTMLElementTagNameMap['credit-balance']

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'credit-balance': HTMLAttributes<CreditBalanceElement> & {
        'api-base': string
        account?: string | undefined
        theme?: string
      }
    }
  }
}

/** The widget as a host places it: an element, its address, a way to get a token, and a link for when it is blocked. */
export function CreditBalance() {
  const { demo } = useAts()
  const scenario = scenarios.find(({ name }) => name === demo.scenario)
  return (
    <credit-balance
      api-base={`${mockRoot(demo)}/v1`}
      account={scenario?.account.id}
      theme={demo.theme}
      ref={(element: CreditBalanceElement | null) => {
        if (element) element.getToken = () => demoToken(demo)
      }}
    >
      <a href={formatRoute({ page: 'settings' })}>Credits</a>
    </credit-balance>
  )
}
