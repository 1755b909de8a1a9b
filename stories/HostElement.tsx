import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { SettingsContext } from '../.storybook/settings-context.ts'
import { scenarioOf } from '../.storybook/simulated-account.ts'
import { hostMessages } from '../.storybook/words.ts'

export type Tag = 'credit-balance' | 'credit-panel' | 'credit-gate' | 'credit-connect'

interface HostElementProps {
  tag: Tag
  /** `<scenario>@<instance>` of the simulated account. */
  instance: string
  attributes?: Record<string, string>
  /** HTML of the host page between the tags. */
  content?: string
}

/** One function for all, or every element would ask for itself. */
const getToken = () => 'demo'

/** An element as a host page writes it, signed in to a simulated account of its own. */
export function HostElement({ tag, instance, attributes = {}, content = '' }: HostElementProps) {
  const place = useRef<HTMLDivElement>(null)
  const { language } = useContext(SettingsContext)
  const written = JSON.stringify(attributes)
  useLayoutEffect(() => {
    const element = document.createElement(tag)
    element.setAttribute('api-base', `/mock/${instance}/v1`)
    const { account } = scenarioOf(instance) ?? {}
    if (account) element.setAttribute('account', account.id)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.innerHTML = content
    Object.assign(element, { getToken, ...(hostMessages(language) && { messages: hostMessages(language) }) })
    place.current?.replaceChildren(element)
  }, [tag, instance, written, content, language])
  return <div ref={place} />
}
