import type { HTMLAttributes } from 'preact'
import { scenarios } from '../../scenarios.ts'
import { useAts } from '../ats.ts'

interface CreditAttributes {
  account?: string | undefined
  theme?: string
}

type Credit<Name extends keyof HTMLElementTagNameMap> = HTMLAttributes<HTMLElementTagNameMap[Name]> & CreditAttributes

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'credit-balance': Credit<'credit-balance'>
      'credit-panel': Credit<'credit-panel'>
      'credit-gate': Credit<'credit-gate'> & { action: string; quantity?: number }
      'credit-connect': Credit<'credit-connect'>
    }
  }
}

/** Whose credits these are, and whether the page is light or dark. Address and token are the page's: see `main.tsx`. */
export function useCreditAttributes(): CreditAttributes {
  const { demo } = useAts()
  return { account: scenarios.find(({ name }) => name === demo.scenario)?.account.id, theme: demo.theme }
}
