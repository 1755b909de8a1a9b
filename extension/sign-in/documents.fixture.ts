/** A server on this machine that answers JSON documents: for descriptions that no sound server would give. */
import { createServer } from 'node:http'

export interface DocumentServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** What is answered, by path. A `Challenge` is a 401, a `URL` a redirect. */
  documents: Map<string, unknown>
  /** What was asked for, in order. */
  asked: string[]
  close(): Promise<void>
}

export async function startDocuments(): Promise<DocumentServer> {
  const documents = new Map<string, unknown>()
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const found = documents.get(url)
    if (found === undefined) response.writeHead(404).end()
    else if (found instanceof Challenge) response.writeHead(401, { 'WWW-Authenticate': found.header }).end()
    else if (found instanceof URL) response.writeHead(302, { Location: found.href }).end()
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(found))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }
  return { origin: `http://127.0.0.1:${port}`, documents, asked, close }
}

/** Answers 401 with this `WWW-Authenticate`. */
export class Challenge {
  readonly header: string
  constructor(header: string) {
    this.header = header
  }
}
