// Processes as quadlet files: containers that systemd itself keeps, by podman. They take the settings of the units (/etc/continuum/settings), and secrets
// from folders below /etc/continuum/containers that belong to the user of the image.
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

type Lines = readonly string[]
const etc = '/etc/continuum/containers'

const fileOf = (made: string, sections: Readonly<Record<string, Lines>>): string =>
  `# ${made}\n${Object.entries(sections)
    .map(([name, lines]) => `[${name}]\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n')}`

const environmentOf = (all: Readonly<Record<string, string>>): string[] =>
  Object.entries(all).map(([name, value]) => `Environment=${name}=${value}`)

const healthOf = (test: Lines): string[] => [
  `HealthCmd=${JSON.stringify(test)}`,
  'HealthInterval=10s',
  'HealthTimeout=5s',
  'HealthStartPeriod=60s',
]

/** Folders that podman does not keep. */
const onHost = ['continuum-backups']

const volumesOf = (one: Process): string[] => [
  ...one.folders.map((folder) => {
    const readOnly = one.user !== undefined && folder === one.user ? ':ro' : ''
    const from = onHost.includes(folder) ? `/var/lib/${folder}` : `${folder}.volume`
    return `Volume=${from}:${inContainer(one, folder)}${readOnly}`
  }),
  ...(one.elsewhere ? [`Volume=${one.elsewhere}:${one.elsewhere}`] : []),
  `Volume=${etc}/${secretsInContainer(one)}:/run/secrets:ro`,
  ...(one.command.includes('/etc/continuum/recipients')
    ? ['Volume=/etc/continuum/recipients:/etc/continuum/recipients:ro']
    : []),
]

const walls: Lines = [
  'ReadOnly=true',
  'Tmpfs=/tmp',
  'DropCapability=all',
  'NoNewPrivileges=true',
  'PidsLimit=64',
  'PodmanArgs=--memory=1g',
  'StopTimeout=30',
]

function ours(one: Process, made: string): string {
  const { name, title, command, environment, settingsFile, outside, ready, runs } = one
  const stays = runs === 'always'
  const above = name === 'continuum' ? 'continuum-database.service' : 'continuum.service'
  return fileOf(made, {
    Unit: [`Description=${title}`, `After=${above}`, `Wants=${above}`],
    Container: [
      `ContainerName=${name}`,
      `Image=${images.continuum}`,
      'Pull=never',
      `Exec=${command.join(' ')}`,
      ...environmentOf({ ...environment, ...containerEnvironment(one) }),
      // Where podman finds none it does not start: the server has to know its names.
      ...(settingsFile ? [`EnvironmentFile=${settingsFile.path}`] : []),
      ...volumesOf(one),
      'Network=continuum-inside.network',
      ...(outside ? ['Network=continuum-outside.network'] : []),
      ...(ready ? [`PublishPort=127.0.0.1:${operatorPort}:${operatorPort}`, ...healthOf(askReady)] : []),
      ...walls,
    ],
    Service: stays ? ['Restart=on-failure', 'RestartSec=5'] : ['Type=oneshot'],
    ...(stays ? { Install: ['WantedBy=multi-user.target'] } : {}),
  })
}

const database = (made: string): string =>
  fileOf(made, {
    Unit: ['Description=PostgreSQL of Continuum'],
    Container: [
      'ContainerName=continuum-database',
      `Image=${images.database}`,
      ...environmentOf(databaseEnvironment),
      'Volume=continuum-database.volume:/var/lib/postgresql/data',
      `Volume=${etc}/database:/run/secrets:ro`,
      'Volume=/opt/continuum/deploy/compose/database.sql:/docker-entrypoint-initdb.d/database.sql:ro',
      'Volume=/opt/continuum/deploy/first.sql:/opt/continuum/first.sql:ro',
      'Network=continuum-inside.network:alias=database',
      ...healthOf(['pg_isready', '--username=continuum', '--dbname=continuum']),
      'Notify=healthy',
      'StopTimeout=60',
    ],
    Service: ['Restart=on-failure', 'TimeoutStartSec=300'],
    Install: ['WantedBy=multi-user.target'],
  })

const caddy = (made: string): string =>
  fileOf(made, {
    Unit: ['Description=Proxy of Continuum', 'After=continuum.service', 'Wants=continuum.service'],
    Container: [
      'ContainerName=continuum-caddy',
      `Image=${images.caddy}`,
      '# STAFF_HOST, PUBLIC_HOST, VIEWER_HOST.',
      `EnvironmentFile=${etc}/names`,
      'Volume=/opt/continuum/deploy/compose/Caddyfile:/etc/caddy/Caddyfile:ro',
      'Volume=continuum-certificates.volume:/data',
      'Network=continuum-inside.network',
      'Network=continuum-outside.network',
      ...['80:80', '443:443', '443:443/udp'].map((port) => `PublishPort=${port}`),
    ],
    Service: ['Restart=on-failure', 'RestartSec=5'],
    Install: ['WantedBy=multi-user.target'],
  })

/** Names of files, and what stands in them. */
export function quadletsOf(made: string): Record<string, string> {
  const all = processes.filter(({ container }) => container)
  const volumes = new Set(all.flatMap(({ folders }) => folders).filter((folder) => !onHost.includes(folder)))
  return {
    ...Object.fromEntries(all.map((one) => [`${one.name}.container`, ours(one, made)])),
    'continuum-database.container': database(made),
    'continuum-caddy.container': caddy(made),
    'continuum-inside.network': fileOf(made, { Network: ['Internal=true'] }),
    'continuum-outside.network': fileOf(made, { Network: [] }),
    ...Object.fromEntries(
      ['continuum-database', 'continuum-certificates', ...volumes].map((name) => [
        `${name}.volume`,
        fileOf(made, { Volume: [] }),
      ]),
    ),
  }
}
