import { useSignal } from '@preact/signals'
import { CreditPanel } from '../parts/CreditPanel.tsx'
import { Page } from '../parts/Page.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { formatRoute } from '../route.ts'

const TABS = ['Credits', 'Plan & invoices'] as const

/** Settings → Account & Billing. */
export function BillingPage() {
  const tab = useSignal<(typeof TABS)[number]>('Credits')
  return (
    <Page
      title="Account & Billing"
      parent={{ title: 'Settings', href: formatRoute({ page: 'settings' }) }}
      summary="Credits and plan of Halden Robotics"
    >
      <Tabs label="Account and billing" tabs={TABS} selected={tab.value} onSelect={(next) => (tab.value = next)}>
        {tab.value === 'Credits' ? <CreditPanel /> : <PlanAndInvoices />}
      </Tabs>
    </Page>
  )
}

function PlanAndInvoices() {
  return (
    <div class="two-columns">
      <section class="card">
        <h2>Plan</h2>
        <dl class="facts">
          <dt>Plan</dt>
          <dd>Larkfield Growth</dd>
          <dt>Seats</dt>
          <dd>14 of 20 used</dd>
          <dt>Open jobs</dt>
          <dd>3, no limit</dd>
        </dl>
        <p class="muted small">Your account manager changes plan and seats with you.</p>
      </section>
      <section class="card">
        <h2>Invoices</h2>
        <dl class="facts">
          <dt>Sent to</dt>
          <dd class="breakable">accounts@example.com</dd>
          <dt>Paid by</dt>
          <dd>Bank transfer, 30 days</dd>
        </dl>
        <p class="muted small">Credits you buy come on an invoice of their own.</p>
      </section>
    </div>
  )
}
