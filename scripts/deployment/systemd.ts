// A process as a unit of systemd, and its timer.
import type { Process } from './processes.ts'

const walls = `NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
PrivateIPC=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
RemoveIPC=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6`

const limits = `SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
# V8 writes the code that it then runs, so this one cannot be had.
MemoryDenyWriteExecute=no
LimitCORE=0
MemoryMax=1G
TasksMax=64
OOMPolicy=stop`

const comment = (text: string): string => `# ${text}`

function head(one: Process, made: string): string[] {
  const { name, title, about, runs, user, container } = one
  const files = [`deploy/${name}.service`, ...(runs === 'always' ? [] : [`deploy/${name}.timer`])]
  const after = container ? ['network.target', 'postgresql.service'] : []
  if (container && runs === 'always' && name !== 'continuum') after.push('continuum.service')
  return [
    comment(made),
    ...about.map(comment),
    comment(`Check a change with: systemd-analyze verify ${files.join(' ')}`),
    ...(user && !one.isUserOfMachine
      ? []
      : [comment(`                     systemd-analyze security --offline=yes ${files[0]}`)]),
    '[Unit]',
    `Description=${title}`,
    ...(after.length > 0 ? [`After=${after.join(' ')}`] : []),
    ...(container ? ['Wants=postgresql.service'] : []),
  ]
}

function started({ command, runs }: Process): string[] {
  const node =
    '/usr/bin/node --max-semi-space-size=8 --disable-proto=delete --disallow-code-generation-from-strings'
  return [
    '[Service]',
    `Type=${runs === 'always' ? 'exec' : 'oneshot'}`,
    'WorkingDirectory=/opt/continuum',
    '# Node 24 or newer, from whoever corrects it on the day of a weakness; never the one that npm brings for development.',
    `ExecStart=${node} bin/continuum.ts ${command.join(' ')}`,
    ...(runs === 'always' ? ['Restart=on-failure', 'RestartSec=5', 'TimeoutStopSec=30'] : []),
  ]
}

function given({ environment, folders, settingsFile, secrets, container }: Process): string[] {
  const all = {
    NODE_ENV: 'production',
    ...(container ? { CONTINUUM_DATA: `/var/lib/${folders[0]}` } : {}),
    ...environment,
  }
  const credential = (name: string) => `LoadCredential=${name}:/etc/continuum/${secrets.folder}/${name}`
  return [
    ...Object.entries(all).map(([name, value]) => `Environment=${name}=${value}`),
    ...(settingsFile
      ? [
          comment(settingsFile.holds),
          `EnvironmentFile=${settingsFile.required ? '' : '-'}${settingsFile.path}`,
        ]
      : []),
    '',
    comment(secrets.about),
    ...secrets.needed.map(credential),
    ...(secrets.optional.length > 0 ? [comment('Take the sign away before what there is.')] : []),
    ...secrets.optional.map((name) => comment(credential(name))),
  ]
}

function allowed({ outside }: Process): string[] {
  const why = outside
    ? [
        comment(`${outside}:`),
        comment(
          'name their addresses (IPv4 and IPv6), and the resolver’s where it is another machine, by systemctl edit,',
        ),
        comment('which a new version leaves alone.'),
      ]
    : []
  return ['IPAddressDeny=any', ...why, 'IPAddressAllow=localhost']
}

export function unitOf(one: Process, made: string): string {
  const { folders, user, runs, elsewhere, isUserOfMachine } = one
  const own = [
    ...(isUserOfMachine ? [] : ['DynamicUser=yes']),
    ...(user ? [`User=${user}`] : []),
    ...(folders.length > 0 ? [`StateDirectory=${folders.join(' ')}`, 'StateDirectoryMode=0700'] : []),
    ...(elsewhere ? [`ReadWritePaths=-${elsewhere}`] : []),
    'UMask=0077',
  ]
  const sections = [
    [...head(one, made), '', ...started(one)],
    given(one),
    own,
    [walls, ...allowed(one), limits],
    ...(runs === 'always' ? [['[Install]', 'WantedBy=multi-user.target']] : []),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

export function timerOf({ runs }: Process, made: string): string | undefined {
  if (runs === 'always') return undefined
  return `# ${made}
# ${runs.about}
[Unit]
Description=${runs.timer}

[Timer]
OnCalendar=${runs.calendar}
RandomizedDelaySec=10min
Persistent=yes

[Install]
WantedBy=timers.target
`
}
