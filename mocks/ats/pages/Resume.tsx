import type { Candidate } from '../hiring.ts'

/** What parsing found in the résumé. */
export function Resume({ candidate }: { candidate: Candidate }) {
  if (!candidate.resumeParsed)
    return (
      <section class="card empty">
        <h2>Not parsed yet</h2>
        <p class="muted">Select {candidate.name} in the job’s list and parse the résumé to see it here.</p>
      </section>
    )
  return (
    <section class="card resume">
      <h2>Experience</h2>
      <ul class="positions">
        {candidate.experience.map(({ role, company, years }) => (
          <li key={role + company}>
            <strong>{role}</strong>
            <span class="muted small">
              {company} · {years}
            </span>
          </li>
        ))}
      </ul>
      <h2>Skills</h2>
      <ul class="skills">
        {candidate.skills.map((skill) => (
          <li key={skill} class="badge">
            {skill}
          </li>
        ))}
      </ul>
    </section>
  )
}
