/** `GET /pro-connect`: what the pinned button of the sidebar leads to. */
import type { Call } from './call.ts'
import { merchant } from './checkout.ts'
import { html, pageResponse } from './page.ts'

export function showProConnect({ simulation }: Call): Response {
  return pageResponse(
    'Pro Connect',
    html`${merchant(simulation)}
      <h1 class="word">Pro Connect</h1>
      <p>Recruiters and assessors who take over a search, an interview or a reference, by the hour.</p>
      <dl>
        <div>
          <dt>Sourcing</dt>
          <dd>Dilnoza Karimova, answers today</dd>
        </div>
        <div>
          <dt>Technical interviews</dt>
          <dd>Kwame Asante, answers tomorrow</dd>
        </div>
      </dl>`,
    { footer: 'Larkfield Pro Connect · a page of the demo.' },
  )
}
