// One machine is one caller, however many addresses it calls from.
import { expect, test } from 'vitest'
import { callerAt } from './caller.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002:0:0:0:9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['2001:db8:1::203.0.113.7', '2001:db8:1:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['local', 'local'],
])('%s calls as %s', (address, caller) => {
  expect(callerAt(address)).toBe(caller)
})

test('the next network is another caller', () => {
  expect(callerAt('2001:db8:1:3::1')).not.toBe(callerAt('2001:db8:1:2::1'))
})
