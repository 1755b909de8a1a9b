import { instanceOf } from '../.storybook/simulated-account.ts'
import { useContext } from 'preact/hooks'
import { SettingsContext } from '../.storybook/settings-context.ts'
import { scenarios } from '../mocks/scenarios.ts'
import { Anatomy } from './theming/Anatomy.tsx'
import { AtsFrame } from './theming/AtsFrame.tsx'
import { Playground as ThemePlayground } from './theming/Playground.tsx'
import { declarations, readTheme } from './theming/theme-css.ts'
import { findTheme, type ThemeName } from './theming/themes.ts'

interface Args {
  scenario: string
}

const meta = {
  title: 'Theming',
  args: { scenario: 'low' },
  argTypes: {
    scenario: {
      control: 'select',
      options: scenarios.map(({ name }) => name),
      description: 'What the account is like',
    },
  },
}
export default meta

export const BuiltIn = ofTheme('built-in', 'Without a theme: the elements take the page’s own colours.')
export const Harbour = ofTheme('harbour', 'In the manner of a suite for large companies: a navy bar, azure, square.')
export const Clay = ofTheme('clay', 'In the manner of a friendly hiring tool: warm paper, a deep green, round.')
export const Signal = ofTheme('signal', 'In the manner of a young, fast tool: black on white, violet, very round.')

export const Playground = {
  parameters: {
    means: 'Try every custom property on a light and a dark page, and take the CSS along.',
    // The same panel stands here twice, which no page has.
    a11y: { options: { rules: { 'landmark-unique': { enabled: false } } } },
  },
  render: ({ scenario }: Args, { id }: { id: string }) => <ThemePlayground instance={instanceOf(scenario, id)} />,
}

export const Parts = {
  parameters: { means: 'Every part of every element, as ::part() names it. The list of parts is in the README.' },
  render: ({ scenario }: Args, { id }: { id: string }) => <Anatomy instance={instanceOf(scenario, id)} />,
}

/** A page in the toolbar’s scheme. */
function ofTheme(theme: ThemeName, means: string) {
  const { css } = findTheme(theme)
  return {
    parameters: { means, ...(css && { embed: css }) },
    render: ({ scenario }: Args, { id }: { id: string }) => (
      <Themed theme={theme} instance={instanceOf(scenario, id)} />
    ),
  }
}

function Themed({ theme, instance }: { theme: ThemeName; instance: string }) {
  const { theme: scheme } = useContext(SettingsContext)
  const style = Object.fromEntries(declarations(readTheme(findTheme(theme).css)))
  return <AtsFrame theme={theme} scheme={scheme} instance={instance} style={style} />
}
