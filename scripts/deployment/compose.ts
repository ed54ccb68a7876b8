// Processes as compose.yaml, for Docker's compose and podman's.
import { stringify } from 'yaml'
import {
  askReady,
  containerEnvironment,
  databaseEnvironment,
  images,
  inContainer,
  operatorPort,
  processes,
  secretsInContainer,
  type Process,
} from './processes.ts'

const served = 'continuum'

/** A line of `.env` in compose's own words. */
const settingsOf = ({ settings }: Process): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, { from, required, prefix = '' }]) => [
      name,
      `${prefix}\${${from}${required ? ':?' : ':-'}}`,
    ]),
  )

/** Folders that are somebody else's too, or another machine's, lie where the operator says. */
const folderOnHost: Readonly<Record<string, string>> = {
  'continuum-backups': `\${BACKUPS:-./backups}`,
}

function volumesOf(one: Process): string[] {
  const folders = one.folders.map((folder) => {
    const readOnly = one.user !== undefined && folder === one.user ? ':ro' : ''
    return `${folderOnHost[folder] ?? folder}:${inContainer(one, folder)}${readOnly}`
  })
  const recipients = one.command.includes('/etc/continuum/recipients')
    ? ['./recipients:/etc/continuum/recipients:ro']
    : []
  const elsewhere = one.elsewhere ? [`\${BACKUPS_ELSEWHERE:-./elsewhere}:${one.elsewhere}`] : []
  return [...folders, ...elsewhere, `./secrets/${secretsInContainer(one)}:/run/secrets:ro`, ...recipients]
}

const healthy = (test: readonly string[], interval: string) => ({
  test: ['CMD', ...test],
  interval,
  timeout: '5s',
  start_period: '60s',
})

function ours(one: Process): Record<string, unknown> {
  const { command, ready, outside, name } = one
  return {
    image: images.continuum,
    command: [...(one.inContainer ?? command)],
    ...(one.onlyWhereAsked ? { profiles: [name.replace('continuum-', '')] } : {}),
    restart: 'unless-stopped',
    depends_on: { [name === served ? 'database' : served]: { condition: 'service_healthy' } },
    environment: { ...one.environment, ...containerEnvironment(one), ...settingsOf(one) },
    volumes: volumesOf(one),
    networks: outside ? ['inside', 'outside'] : ['inside'],
    ...(ready
      ? { ports: [`127.0.0.1:${operatorPort}:${operatorPort}`], healthcheck: healthy(askReady, '10s') }
      : {}),
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: '1g',
    pids_limit: 64,
    stop_grace_period: '30s',
  }
}

const database = {
  image: images.database,
  restart: 'unless-stopped',
  environment: databaseEnvironment,
  volumes: [
    'database:/var/lib/postgresql/data',
    './secrets/database:/run/secrets:ro',
    './database.sql:/docker-entrypoint-initdb.d/database.sql:ro',
    '../first.sql:/opt/continuum/first.sql:ro',
  ],
  networks: ['inside'],
  healthcheck: healthy(['pg_isready', '--username=continuum', '--dbname=continuum'], '5s'),
  stop_grace_period: '60s',
}

const caddy = {
  image: images.caddy,
  restart: 'unless-stopped',
  depends_on: { [served]: { condition: 'service_healthy' } },
  environment: {
    STAFF_HOST: '${STAFF_HOST:?}',
    PUBLIC_HOST: '${PUBLIC_HOST:?}',
    VIEWER_HOST: '${VIEWER_HOST:?}',
    CADDY_OPTIONS: '${CADDY_OPTIONS:-}',
  },
  ports: ['80:80', '443:443', '443:443/udp'],
  volumes: ['./Caddyfile:/etc/caddy/Caddyfile:ro', 'certificates:/data'],
  networks: ['inside', 'outside'],
}

export function composeOf(made: string): string {
  const all = processes.filter(({ container }) => container)
  const volumes = new Set(all.flatMap(({ folders }) => folders).filter((folder) => !(folder in folderOnHost)))
  const whole = {
    name: 'continuum',
    services: {
      database,
      ...Object.fromEntries(all.map((one) => [one.name, ours(one)])),
      caddy,
    },
    networks: { inside: { internal: true }, outside: {} },
    volumes: Object.fromEntries(['database', ...volumes, 'certificates'].map((name) => [name, {}])),
  }
  const head = [
    made,
    'A network on one machine with containers: PostgreSQL 17, everything that Continuum runs, Caddy. What has to lie beside this file stands in',
    'deploy/README.md. /metrics and /readyz with its reasons: http://127.0.0.1:4602 of this machine.',
  ]
  const text = stringify(whole, {
    // What one reader takes for text another one takes for yes or for a number.
    version: '1.1',
    singleQuote: true,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  })
  return `${head.map((line) => `# ${line}`).join('\n')}\n${text}`
}
