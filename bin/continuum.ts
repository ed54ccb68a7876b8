#!/usr/bin/env node
// The one executable: serve · demo · migrate · hsds · clock · audit · verify-release · webcat · secrets · openapi. Words for people go to standard error, data
// to standard output; exit code 0 done, 1 failed, 2 asked wrongly.

import { parseArgs } from 'node:util'

const usage = `continuum <command>

  serve             run on DATABASE_URL (or an embedded database) with no invented people
  demo [--reset]    run with an invented country; --reset begins it anew
  migrate           bring the database up to date and stop
  hsds import DIR   import a service directory (HSDS 1.1 or 3.0 CSV)  [--dry-run] [--as NAME] [--json]
  hsds export DIR   write what is not confidential as HSDS 3.0 CSV  [--json]
  clock +31d        move a demonstration's clock so far ahead of today; 0 puts it back
  audit verify      check every audit trail in the database, or exported files without one: [FILE …]
  audit export N    write the trail of organisation N, with what proves it
  verify-release X  compare a running server (its address) or a folder of built files with this release  [--manifest FILE]
  webcat ADDRESS    print webcat.config.json for the staff host at this address, from the built files
  secrets DIR       make the secrets of a new installation in files
  openapi           print the OpenAPI document
`

const [command, ...rest] = process.argv.slice(2)

async function main(): Promise<number> {
  switch (command) {
    case 'serve': {
      const { serve } = await import('./serve.ts')
      return serve({ demo: false })
    }
    case 'demo': {
      const { values } = parseArgs({ args: rest, options: { reset: { type: 'boolean', default: false } } })
      const { serve } = await import('./serve.ts')
      return serve({ demo: true, reset: values.reset })
    }
    case 'migrate': {
      const { withDatabase } = await import('./serve.ts')
      return withDatabase(async () => 0, { beside: false })
    }
    case 'hsds': {
      const [{ hsdsCommand }, { withDatabase }] = await Promise.all([
        import('./hsds.ts'),
        import('./serve.ts'),
      ])
      return withDatabase((database) => hsdsCommand(rest, database), { beside: true })
    }
    case 'clock': {
      const { moveClock } = await import('./clock.ts')
      return moveClock(rest)
    }
    case 'audit': {
      const { auditCommand } = await import('./audit.ts')
      return auditCommand(rest)
    }
    case 'verify-release': {
      const { verifyRelease } = await import('./release.ts')
      return verifyRelease(rest)
    }
    case 'webcat': {
      const { printWebcat } = await import('./release.ts')
      return printWebcat(rest)
    }
    case 'secrets': {
      const { makeSecrets } = await import('./release.ts')
      return makeSecrets(rest)
    }
    case 'openapi': {
      const [{ openapi }, { everything }, { version }] = await Promise.all([
        import('../src/api/openapi.ts'),
        import('../src/app/contract.ts'),
        import('./version.ts'),
      ])
      process.stdout.write(`${JSON.stringify(openapi(everything, version), null, 2)}\n`)
      return 0
    }
    default:
      process.stderr.write(command === undefined ? usage : `There is no command ${command}.\n\n${usage}`)
      return 2
  }
}

try {
  const code = await main()
  if (code !== 0) process.exitCode = code
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  // What Node's parser of arguments refuses was asked wrongly.
  const { code = '' } = error as { code?: unknown }
  process.exitCode = String(code).startsWith('ERR_PARSE_ARGS') ? 2 : 1
}
