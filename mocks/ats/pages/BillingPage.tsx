import { CreditBalance } from '../parts/CreditBalance.tsx'
import { Page } from '../parts/Page.tsx'

/** Settings → Account & Billing. */
export function BillingPage() {
  return (
    <Page title="Account & Billing" summary="Credits and plan of Halden Robotics">
      <div class="with-aside">
        <section class="card" aria-labelledby="credits-title">
          <h2 id="credits-title">Credits</h2>
          <div class="balance-area">
            <CreditBalance />
          </div>
          <h3>What uses credits</h3>
          <dl class="facts facts-wide">
            <dt>Reference requests</dt>
            <dd>When the request is sent. Several referees of one candidate are one request.</dd>
            <dt>Résumé parsing</dt>
            <dd>For each résumé.</dd>
            <dt>Imports from CSV</dt>
            <dd>For each file.</dd>
            <dt>Assessments</dt>
            <dd>For each evaluation.</dd>
            <dt>Interview questions</dt>
            <dd>For each set that is generated.</dd>
            <dt>References by hand</dt>
            <dd>Free.</dd>
          </dl>
        </section>
        <aside class="aside" aria-label="Plan">
          <section class="card">
            <h2>Plan</h2>
            <dl class="facts">
              <dt>Plan</dt>
              <dd>Larkfield Growth</dd>
              <dt>Seats</dt>
              <dd>14 of 20 used</dd>
              <dt>Open jobs</dt>
              <dd>3, no limit</dd>
              <dt>Invoices to</dt>
              <dd class="breakable">accounts@example.com</dd>
            </dl>
            <p class="muted small">Your account manager changes plan and seats with you.</p>
          </section>
        </aside>
      </div>
    </Page>
  )
}
