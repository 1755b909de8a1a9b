/** A `fetch` that answers without a network, and remembers what it was asked. */
export function fakeFetch(answer: (request: Request, index: number) => Response | Promise<Response>) {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    return answer(request, requests.length - 1)
  }
  return { fetch, requests }
}

export function jsonResponse(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init)
}

export function problemResponse(status: number, body: unknown = {}, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}
