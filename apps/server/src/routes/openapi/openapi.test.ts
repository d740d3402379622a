import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/open-test-app.ts'
import { pathsOf } from '../../rooms/mount.ts'

interface Operation {
  operationId: string
  tags: string[]
  summary: string
  security: Record<string, string[]>[]
  parameters?: { name: string; in: string; schema: object }[]
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>
}

let app: TestApp
let document: {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: object }
}
beforeAll(async () => {
  app = await openTestApp()
  document = (await app.ask('/openapi.json')).body as unknown as typeof document
})
afterAll(() => app.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the OpenAPI document', () => {
  it('has every route of the contract', () => {
    const listed = operations().map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    )
    for (const route of [
      'POST /sessions',
      'PATCH /sessions/{sessionId}',
      'POST /sessions/{sessionId}/heartbeat',
      'POST /sessions/{sessionId}/end',
      'POST /events',
      'POST /events/batch',
      'POST /v1/track',
      'POST /v1/identify',
      'POST /v1/page',
      'POST /v1/screen',
      'POST /v1/group',
      'POST /v1/alias',
      'POST /v1/batch',
      'GET /v1/projects/{writeKey}/settings',
      'GET /sourceConfig',
      'GET /sessions',
      'GET /sessions/list',
      'GET /sessions/active',
      'GET /sessions/{sessionId}',
      'GET /sessions/{sessionId}/metadata',
      'GET /conversations/{sessionId}',
      'GET /users/{userId}/sessions',
      'GET /users/{userId}/stats',
      'GET /ledger',
      'GET /sites',
      'PATCH /sites/{id}',
      'GET /export/events',
      'GET /export/sessions',
      'GET /healthz',
      'GET /readyz',
      'GET /metrics',
      'GET /openapi.json',
      'GET /api/docs',
    ])
      expect(listed).toContain(route)
  })

  it('has exactly the routes that are mounted', () => {
    const mounted = app.rooms.flatMap((room) => pathsOf(room).map((path) => `${room.method} ${path}`))
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual(mounted.sort())
    expect(new Set(mounted).size).toBe(mounted.length)
  })

  it('says of each route what it does, who may call it, and how it fails', () => {
    const ids = new Set<string>()
    for (const { path, method, operation } of operations()) {
      ids.add(operation.operationId)
      expect(operation.summary, path).not.toBe('')
      expect(operation.tags, path).toHaveLength(1)
      const room = app.rooms.find(
        (candidate) => candidate.method === method && pathsOf(candidate).includes(path),
      )
      expect(operation.security.length > 0, path).toBe(room?.guard !== 'public')
      const problems = Object.entries(operation.responses).filter(
        ([, { content }]) => content?.['application/problem+json'],
      )
      const failing = problems.map(([status]) => status)
      expect(failing, path).toContain('500')
      if (room?.guard !== 'public')
        for (const status of ['400', '401', '403', '404']) expect(failing, path).toContain(status)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const parameters =
        operation.parameters?.filter((parameter) => parameter.in === 'path').map(({ name }) => name) ?? []
      expect(parameters, path).toEqual(named)
    }
    expect(ids.size).toBe(operations().length)
  })

  it('refers to schemas that it holds, and leaves none empty', () => {
    const text = JSON.stringify(document)
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name))
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort())
    expect(text).not.toContain('#/$defs')
    for (const { path, operation } of operations()) {
      for (const { name, schema } of operation.parameters ?? [])
        expect(Object.keys(schema), `${path} ${name}`).not.toEqual([])
    }
  })

  it('says what the metadata of a session is', () => {
    const bodies = ['/api/v1/sessions post', '/api/v1/sessions/{sessionId} patch'].map((name) =>
      operations().find(({ path, method }) => `${path} ${method}` === name),
    )
    for (const body of bodies) expect(JSON.stringify(body)).toMatch(/"metadata":\{[^{}]*"type":"object"/)
  })

  it('says what may be sent as an event', () => {
    const schemas = document.components.schemas as Record<
      string,
      { properties: Record<string, object>; required?: string[] }
    >
    expect(schemas.EventInput?.required).toEqual(['type'])
    expect(schemas.EventInput?.properties.properties).toMatchObject({ type: 'object' })
    expect(schemas.EventInput?.properties.timestamp).toMatchObject({
      anyOf: [{ format: 'date-time' }, { type: 'integer' }],
    })
  })
})
