import { aFile, expect, identityProvider, logIn, portal, test } from './support/portal.ts'

test('a page runs and shows only what our server sent, and no other page may frame it', async ({ page }) => {
  const response = (await page.goto(`${portal()}/fi/login`))!
  const policy = new Map(response.headers()['content-security-policy']!.split('; ').map((directive) => [directive.split(' ')[0]!, directive]))
  expect(policy.get('default-src')).toBe("default-src 'none'")
  expect(policy.get('script-src')).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'$/)
  expect(policy.get('style-src-attr')).toBe("style-src-attr 'none'")
  expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'")
  expect([...policy.values()].join()).not.toMatch(/unsafe|\*|https?:(?!\/\/localhost)/)
  expect(response.headers()).toMatchObject({
    'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': expect.stringContaining('camera=()'),
  })
  expect(response.headers()).not.toHaveProperty('x-powered-by')
})

test('each answer has a nonce of its own, and a script without it does not run', async ({ page, browser }) => {
  const nonceOf = async () => /'nonce-([^']+)'/.exec((await page.request.get(`${portal()}/fi/login`)).headers()['content-security-policy']!)![1]
  expect(await nonceOf()).not.toBe(await nonceOf())
  const other = await (await browser.newContext()).newPage() // its console may complain
  await other.goto(`${portal()}/fi/login`)
  await other.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.head.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title=\'ran\'">')
    document.head.append(script)
  })
  await expect(other).not.toHaveTitle('ran')
  await other.context().close()
})

test('what changes something is refused when another site asks for it, also with a good session', async ({ page }) => {
  await logIn(page, 'Testinen')
  const { content } = aFile()
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site', 'origin': identityProvider() }, { 'origin': 'https://evil.example' }, {}]) {
    for (const path of ['/api/uploads', '/api/session', '/api/logout', '/api/login']) {
      const response = await page.request.post(`${portal()}${path}`, { headers: headers as Record<string, string>, data: content })
      expect([path, response.status()]).toEqual([path, 403])
    }
  }
  expect((await page.request.get(`${portal()}/api/session`)).status(), 'still logged in').toBe(200)
})

test('without a session nothing is taken in and nothing is shown', async ({ request }) => {
  expect((await request.post(`${portal()}/api/uploads`, { headers: { 'sec-fetch-site': 'same-origin' }, data: 'x' })).status()).toBe(401)
  expect((await request.get(`${portal()}/api/events?uploads=`)).status()).toBe(401)
  expect((await request.get(`${portal()}/api/session`)).status()).toBe(401)
  expect((await request.get(`${portal()}/api/records/00000000-0000-4000-8000-000000000000/delivery`)).status()).toBe(404)
})

test.describe('whatever is asked, the answer is one of ours', () => {
  for (const path of ['/fi/upload/not-an-id', '/fi/org/records/%00', '/fi/org/records/..%2f..%2fetc%2fpasswd', '/fi/%E0%A4%A', '/api/records/x/y', '/api/nothing', '/api/auth/session', '/fi/org/records?page=-1&from=%27--', '/fi/upload?x=%3Cscript%3E']) {
    test(path, async ({ request }) => {
      const response = await request.get(`${portal()}${path}`)
      expect(response.status()).toBeLessThan(500)
      expect(await response.text()).not.toMatch(/at .*\(.*:\d+:\d+\)|node_modules|SELECT /)
    })
  }
})

test('health tells the state of every part, metrics tell figures and nothing about anybody', async ({ request, page }) => {
  await logIn(page, 'Testinen')
  const health = await request.get(`${portal()}/api/health`)
  expect([health.status(), await health.json()]).toEqual([200, { status: 'up', faults: [], parts: Object.fromEntries(['database', 'register', 'identityProvider', 'backgroundJobs', 'disk'].map((part) => [part, { state: 'up' }])) }])
  const metrics = await (await request.get(`${portal()}/api/metrics`)).text()
  expect(metrics).toMatch(/http_requests_total\{.*kind="page".*\} \d+/)
  expect(metrics).not.toMatch(/Testinen|\d{6}[-+A]\d{3}/)
})
