import type { Contact, MissingRight } from '../credits/account.ts'
import type { Messages } from '../format/messages/messages.ts'
import { ExternalLink } from './ExternalLink.tsx'

interface Props {
  missing: MissingRight[]
  contacts: Contact[]
  messages: Messages
}

/** Which permission is missing, where it is granted, and who can grant it or buy instead. */
export function WhoCanHelp({ missing, contacts, messages }: Props) {
  return (
    <>
      {withoutRepeats(missing).map(({ permission, where, url }) => (
        <p key={permission} class="cg-text">
          <bdi>{messages.missingRight(permission, where)}</bdi>{' '}
          {url !== null && <ExternalLink href={url}>{messages.openSettings}</ExternalLink>}
        </p>
      ))}
      {contacts.length > 0 && (
        <p class="cg-text">
          {messages.contacts}:{' '}
          {contacts.map((contact, index) => (
            <span key={contact.name}>
              {/* Names have commas of their own: "Henrik Vasquez, success manager". */}
              {index > 0 && ' · '}
              <ContactLink contact={contact} />
            </span>
          ))}
        </p>
      )}
    </>
  )
}

/** One permission may bring several rights. */
function withoutRepeats(missing: MissingRight[]): MissingRight[] {
  return missing.filter((one, index) => missing.findIndex(({ permission }) => permission === one.permission) === index)
}

/** A person, with the way to reach them where there is one. */
export function ContactLink({ contact: { name, email, url } }: { contact: Contact }) {
  if (url !== null)
    return (
      <ExternalLink href={url}>
        <bdi>{name}</bdi>
      </ExternalLink>
    )
  if (email === null) return <bdi>{name}</bdi>
  return (
    <a class="cg-link" href={`mailto:${encodeURI(email)}`}>
      <bdi>{name}</bdi>
    </a>
  )
}
