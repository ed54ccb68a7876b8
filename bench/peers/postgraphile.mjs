// The peer's server: PostGraphile as its own guide sets it up for production, with one role and one setting for each request. It runs
// beside the packages that install.ts fetched, and is told where the database is.
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const { owner } = JSON.parse(process.argv[2])
const server = createServer()
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ poolConfig: { ...owner, max: 10 }, schemas: ['peer'], pubsub: false })],
  grafserv: { graphiql: false, watch: false, websockets: false, graphqlPath: '/graphql' },
  grafast: {
    explain: false,
    context: ({ node }) => ({
      pgSettings: { role: 'peer_app', 'peer.organisation': node?.req.headers['x-organisation'] ?? '' },
    }),
  },
}
const instance = postgraphile(preset)
const serving = instance.createServ(grafserv)
serving.addTo(server)
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
process.once('disconnect', () => process.exit(0))
