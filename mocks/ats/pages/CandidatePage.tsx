import { useSignal } from '@preact/signals'
import { toDayText } from '../when.ts'
import { useAts } from '../ats.ts'
import type { Candidate, Job } from '../hiring.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { ResumeStatus, Score, StageBadge } from '../parts/Badges.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Page } from '../parts/Page.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { formatRoute } from '../route.ts'
import { Notes } from './Notes.tsx'
import { ReferencesCard } from './ReferencesCard.tsx'
import { Resume } from './Resume.tsx'

const TABS = ['Overview', 'Résumé', 'Notes'] as const

/** One person's application. */
export function CandidatePage({ candidate, job }: { candidate: Candidate; job: Job }) {
  const tab = useSignal<(typeof TABS)[number]>('Overview')
  const { name, headline, place, stage, email } = candidate
  return (
    <Page
      title={name}
      parent={{ title: job.title, href: formatRoute({ page: 'job', jobId: job.id }) }}
      lead={<Avatar name={name} size="large" />}
      badge={<StageBadge stage={stage} />}
      summary={`${headline} · ${place}`}
      actions={
        <a class="button" href={`mailto:${email}`}>
          <Icon name="mail" />
          Email
        </a>
      }
    >
      <Tabs label="About the candidate" tabs={TABS} selected={tab.value} onSelect={(next) => (tab.value = next)}>
        {tab.value === 'Overview' && <Overview candidate={candidate} />}
        {tab.value === 'Résumé' && <Resume candidate={candidate} />}
        {tab.value === 'Notes' && <Notes notes={candidate.notes} />}
      </Tabs>
    </Page>
  )
}

function Overview({ candidate }: { candidate: Candidate }) {
  return (
    <div class="with-aside">
      <div class="stack">
        <ReferencesCard candidate={candidate} />
        <section class="card">
          <h2>Timeline</h2>
          <Timeline lines={candidate.timeline} />
        </section>
      </div>
      <aside class="aside" aria-label="Details">
        <Details candidate={candidate} />
      </aside>
    </div>
  )
}

function Details({ candidate }: { candidate: Candidate }) {
  const { now } = useAts()
  const { place, email, source, appliedAt, resumeParsed, assessment } = candidate
  const [mailbox, server] = email.split('@', 2)
  return (
    <section class="card">
      <h2>Details</h2>
      <dl class="facts">
        <dt>Place</dt>
        <dd>{place}</dd>
        <dt>Email</dt>
        <dd class="breakable">
          {mailbox}
          <wbr />@{server}
        </dd>
        <dt>Source</dt>
        <dd>{source}</dd>
        <dt>Applied</dt>
        <dd>{toDayText(appliedAt, now())}</dd>
        <dt>Assessment</dt>
        <dd>
          <Score assessment={assessment} />
        </dd>
        <dt>Résumé</dt>
        <dd>
          <ResumeStatus parsed={resumeParsed} />
        </dd>
      </dl>
    </section>
  )
}
