import { FailureError } from '../credits/failure.ts'

/** The body as text. Stops reading and throws `malformed` as soon as it is longer than `maxBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      reader.cancel().catch(() => {})
      throw new FailureError({ kind: 'malformed', debug: `longer than ${maxBytes} bytes` })
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** JSON of any shape. Throws `malformed`; the failure holds nothing of the text. */
export function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FailureError({ kind: 'malformed', debug: 'not JSON' })
  }
}
