import { expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import { owner, type TestDashboard } from './open-dashboard.ts'

/** The ways in. */
export function seeDoors(opened: () => TestDashboard): void {
  it('sets a forgotten password anew by a link that is mailed, which works once', async () => {
    const { server, newcomer, mails } = opened()
    const person = await newcomer()
    await person.goto(server.url)
    await person.getByLabel('E-mail').fill(owner.email)
    await person.getByRole('button', { name: /Forgotten the password/ }).click()
    await person.getByText('a mail with a link is on its way').waitFor()
    const linkIn = (mail: string) =>
      /http:\/\/\S+\/reset-password#[\w-]+/.exec(mail.replace(/=\n/g, '').replaceAll('=3D', '='))?.[0]
    await expect.poll(() => mails.map(linkIn).filter(Boolean)).toHaveLength(1)
    const link = mails.map(linkIn).find(Boolean) ?? ''
    await person.goto(link)
    await person.locator('input[type=password]').fill(owner.password)
    expect(await findFaults(person)).toEqual([])
    await person.getByRole('button', { name: 'Set it' }).click()
    await person.getByRole('link', { name: 'Sign in with it' }).waitFor()
    await person.reload()
    await person.locator('input[type=password]').fill('another one that is long')
    await person.getByRole('button', { name: 'Set it' }).click()
    await person.getByRole('alert').waitFor()
    await person.context().close()
  })

  it('lets a member in by the OpenID provider, to the page that was asked for', async () => {
    const { server, newcomer } = opened()
    const person = await newcomer()
    await person.goto(`${server.url}/live`)
    await person.getByRole('button', { name: 'Continue with Company' }).click()
    await person.getByRole('heading', { name: 'Live', level: 1 }).waitFor()
    await person.context().close()
  })

  it('asks who is not signed in, says what was wrong, and lets the owner in to the page that was asked for; again where they were signed out meanwhile', async () => {
    const { page, server } = opened()
    await page.goto(`${server.url}/sessions?range=7d`)
    await page.getByLabel('E-mail').fill(owner.email)
    await page.locator('input[type=password]').fill('something else entirely')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.locator('input[type=password]').fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('range')).toBe('7d')

    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Retention' }).click()
    await page.getByLabel('E-mail').fill(owner.email)
    await page.locator('input[type=password]').fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Retention', level: 1 }).waitFor()
  })
}
