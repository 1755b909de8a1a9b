import { hueOf, toInitials } from '../initials.ts'

/** Initials on a tint that stays with the name. They are drawn, not written: the name itself stands beside them. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' | 'large' }) {
  return <span class={`avatar avatar-${size} hue-${hueOf(name)}`} data-initials={toInitials(name)} aria-hidden="true" />
}
