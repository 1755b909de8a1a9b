import { useState } from 'preact/hooks'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { OptionsWords } from './words.ts'

/** Puts everything back, after one question. */
export function ResetFields({ words, onReset }: { words: OptionsWords['reset']; onReset: () => void }) {
  const [doing, setDoing] = useState<'nothing' | 'asking' | 'done'>('nothing')
  if (doing !== 'asking')
    return (
      <>
        <button type="button" class="cg-button" onClick={() => setDoing('asking')}>
          {words.reset}
        </button>
        {doing === 'done' && <Notice tone="good" title={words.done} advice={null} />}
      </>
    )
  return (
    <Notice tone="attention" title={words.sure} advice={words.hint}>
      <div class="cg-actions">
        <button
          type="button"
          class="cg-button"
          onClick={() => {
            onReset()
            setDoing('done')
          }}
        >
          {words.yes}
        </button>
        <button type="button" class="cg-button" onClick={() => setDoing('nothing')}>
          {words.no}
        </button>
      </div>
    </Notice>
  )
}
