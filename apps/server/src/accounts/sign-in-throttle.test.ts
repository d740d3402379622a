import { expect, it } from 'vitest'
import { createOwnLimits } from '../limits/own-limits.ts'
import { createSignInThrottle } from './sign-in-throttle.ts'

const open = () => createSignInThrottle(createOwnLimits(), 'account')
const refused = { code: 'rate_limited' }

it('takes ten tries at an account from an address, fifty at the account, a hundred from the address', async () => {
  const throttle = open()
  for (let tries = 0; tries < 10; tries++) await throttle.attempt('Ann@shop.example', '192.0.2.1')
  await expect(throttle.attempt('ann@shop.example', '192.0.2.1')).rejects.toMatchObject(refused)
  for (let tries = 0; tries < 40; tries++) await throttle.attempt('ann@shop.example', `192.0.2.${2 + tries}`)
  await expect(throttle.attempt('ann@shop.example', '192.0.2.200')).rejects.toMatchObject(refused)
  for (let tries = 0; tries < 90; tries++) await throttle.attempt(`user-${tries}`, '192.0.2.1')
  await expect(throttle.attempt('bob', '192.0.2.1')).rejects.toMatchObject(refused)
})

it('lets in who signed in from their address before, whatever others try from elsewhere', async () => {
  const throttle = open()
  await throttle.attempt('ann', '192.0.2.1')
  await throttle.succeeded('ann', '192.0.2.1')
  for (let tries = 0; tries < 60; tries++)
    await throttle.attempt('ann', `198.51.100.${tries}`).catch(() => undefined)
  await expect(throttle.attempt('ann', '203.0.113.9')).rejects.toMatchObject(refused)
  await throttle.attempt('ann', '192.0.2.1')
})

it('counts no try that was good', async () => {
  const throttle = open()
  for (let tries = 0; tries < 120; tries++) {
    await throttle.attempt('ann', '192.0.2.1')
    await throttle.succeeded('ann', '192.0.2.1')
  }
})
