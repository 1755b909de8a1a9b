/** What holds for every preview: the simulated API behind it, the toolbar, and the stage that it stands on. */
import { instanceOf } from './simulated-account.ts'
import type { Preview } from '@storybook/preact-vite'
import { RESET_STORY_ARGS } from 'storybook/internal/core-events'
import { addons } from 'storybook/preview-api'
import { define } from '../widget/define.ts'
import { emulateMedia } from './emulate-media.ts'
import { globalTypes, initialGlobals, readSettings, viewports } from './globals.ts'
import { setLatency, startNetwork } from './mock-network.ts'
import { settle } from './settle.ts'
import { Stage } from './Stage.tsx'
// Before whatever a preview brings: in the static build the order of style sheets is else that of its chunks.
import '../shared/ui/tokens.css'
import '../shared/ui/ui.css'
import '../shared/ui/afterwards.css'
import '../shared/ui/details.css'

// What an earlier visit has seen would be told as "since you last looked".
localStorage.clear()
sessionStorage.clear()

/** Numbers that a designer had set would stand in the controls and hold no more. */
function resetControls(storyId: string, { balance, allowance }: Record<string, unknown>): void {
  if (balance !== undefined || allowance !== undefined) addons.getChannel().emit(RESET_STORY_ARGS, { storyId })
}

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // A story is no page, so nothing of it stands in a landmark. Every other rule holds, contrast of colours included.
    a11y: { test: 'error', options: { rules: { region: { enabled: false } } } },
    viewport: { options: viewports },
    options: {
      storySort: {
        order: [
          'All states',
          'Credit balance',
          'Credit panel',
          'Credit gate',
          'Pro Connect',
          'Extension popup',
          'Extension options',
          'Extension welcome',
          'Extension export',
        ],
      },
    },
    controls: { expanded: true, disableSaveFromUI: true },
    backgrounds: { disable: true },
  },
  globalTypes,
  initialGlobals,
  loaders: [
    async ({ globals }) => {
      const settings = readSettings(globals)
      setLatency(settings.latencyMs)
      emulateMedia(settings)
      await startNetwork()
      define()
      return {}
    },
  ],
  // Before accessibility is judged.
  afterEach: settle,
  decorators: [
    (Story, { globals, parameters, args, id }) => (
      <Stage
        settings={readSettings(globals)}
        means={String(parameters['means'] ?? '')}
        instance={typeof args['scenario'] === 'string' ? instanceOf(args['scenario'], id) : null}
        embed={typeof parameters['embed'] === 'string' ? parameters['embed'] : null}
        onStartOver={() => resetControls(id, args)}
      >
        <Story />
      </Stage>
    ),
  ],
}

export default preview
