import { instanceOf } from '../.storybook/simulated-account.ts'
import type { ComponentChildren } from 'preact'
import { scenarios } from '../mocks/scenarios.ts'
import { PAGE_PARAMETERS } from './extension/page-parameters.ts'
import { PopupFrame } from './extension/PopupFrame.tsx'
import { connectionTo, InProfile } from './extension/profile.tsx'
import { HostElement } from './HostElement.tsx'

// Each state is judged by itself, as a story of its own; all at once take accessibility checks a minute a page.
const meta = { title: 'All states', tags: ['!test'] }
export default meta

export const CreditBalance = {
  parameters: { means: 'The bar in every scenario, each with a simulated account of its own.' },
  render: (_: object, { id }: { id: string }) => (
    <AllStates minWidth={340} surface="credit-balance">
      {(name) => <HostElement tag="credit-balance" instance={instanceOf(name, id)} />}
    </AllStates>
  ),
}

export const CreditPanel = {
  parameters: { means: 'The credits tab in every scenario.' },
  render: (_: object, { id }: { id: string }) => (
    <AllStates minWidth={560} surface="credit-panel">
      {(name) => <HostElement tag="credit-panel" instance={instanceOf(name, id)} />}
    </AllStates>
  ),
}

export const CreditGate = {
  parameters: { means: 'Twelve reference checks at the host’s own button, in every scenario.' },
  render: (_: object, { id }: { id: string }) => (
    <AllStates minWidth={340} surface="credit-gate">
      {(name) => (
        <HostElement
          tag="credit-gate"
          instance={instanceOf(name, id)}
          attributes={{ action: 'reference-check', quantity: '12' }}
          content='<button type="button" class="preview-host-button">Request references</button>'
        />
      )}
    </AllStates>
  ),
}

export const ExtensionPopup = {
  parameters: { ...PAGE_PARAMETERS, means: 'The popup of the browser extension in every scenario.' },
  render: (_: object, { id }: { id: string }) => (
    <InProfile key={id} connections={scenarios.map(({ name }) => connectionTo(instanceOf(name, id)))}>
      <AllStates minWidth={382} surface="extension-popup">
        {(name) => <PopupFrame ids={[instanceOf(name, id)]} />}
      </AllStates>
    </InProfile>
  ),
}

interface AllStatesProps {
  /** Least width of one state, in CSS px. */
  minWidth: number
  /** The first part of its stories’ addresses. */
  surface: string
  children: (scenario: string) => ComponentChildren
}

/** Every scenario, side by side, each with its name, which leads to its own page, and what it means. */
function AllStates({ minWidth, surface, children }: AllStatesProps) {
  // What the toolbar says goes along.
  const globals = new URLSearchParams(location.search).get('globals')
  const kept = globals === null ? '' : `&globals=${globals}`
  return (
    <div class="preview-states" style={{ '--least': `${minWidth}px` }}>
      {scenarios.map(({ name, title, means }) => (
        <section key={name} class="preview-state">
          <h2>
            <a href={`./?path=/story/${surface}--${name}${kept}`} target="_top">
              <bdi>{title}</bdi>
            </a>
          </h2>
          <p>
            <bdi>{means}</bdi>
          </p>
          {children(name)}
        </section>
      ))}
    </div>
  )
}
