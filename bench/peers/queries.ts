// What the peer is asked for each call, in its own words: as much as our screen gets, from the tables that it has (tables.sql).
import type { Request } from '../calls.ts'

const open = `query($id: UUID!) { caseByRowId(rowId: $id) { rowId reference state risk language openedAt updatedAt
  needsByCaseId { nodes { rowId kind state dueAt } } eventsByCaseId(orderBy: AT_DESC, first: 20) { nodes { rowId kind move at } } } }`
const work = `query($organisation: Int!) { allCases(condition: { organisation: $organisation, state: "active" }, orderBy: [UPDATED_AT_DESC, ROW_ID_DESC], first: 50) {
  nodes { rowId reference state risk language updatedAt } } }`
const begin = `mutation($id: UUID!, $reference: String!) { beginCase(input: { caseId: $id, reference: $reference }) { result { rowId } } }`
const review = `mutation($id: UUID!) { reviewCase(input: { caseId: $id }) { result { rowId updatedAt } } }`
const match = `query($code: String, $area: String, $language: String) { matching(code: $code, area: $area, speaks: $language) {
  nodes { rowId name codes areas languages phone } } }`
const find = `query($prefix: String!) { found(prefix: $prefix) { nodes { rowId reference state } } }`

/** The bytes of a request of ours as one to the peer. `vars` and the body are as calls.ts makes them. */
export function askPeer(call: string, { organisation, path, vars, body }: Request): string {
  const asked = (): [query: string, variables: object] => {
    switch (call) {
      case 'open':
      case 'reopen':
        return [open, { id: path.slice(path.lastIndexOf('/') + 1) }]
      case 'work':
        return [work, { organisation }]
      case 'new':
        return [begin, { id: vars[0], reference: vars[2] }]
      case 'move':
        return [review, { id: vars[1] }]
      case 'match':
        return [match, JSON.parse(body ?? '{}') as object]
      case 'find':
        return [find, { prefix: vars[0] }]
      default:
        throw new Error(`the peer is not asked ${call}`)
    }
  }
  const [query, variables] = asked()
  const text = JSON.stringify({ query, variables })
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-organisation: ${organisation}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
