import { describe, expect, it } from 'vitest'
import { UsageError } from '../../usage-error.ts'
import { settingsOf } from './settings-of.ts'

describe('settingsOf', () => {
  it('keeps events for ever or for some days', () => {
    expect(settingsOf({ retention: 'forever' })).toEqual({ retentionDays: null })
    expect(settingsOf({ retention: '365' })).toEqual({ retentionDays: 365 })
    expect(() => settingsOf({ retention: 'a while' })).toThrow(UsageError)
  })

  it('reads switches, lists and JSON', () => {
    expect(settingsOf({ botFilter: 'off', origins: 'https://a.example, https://b.example' })).toEqual({
      botFilter: false,
      allowedOrigins: ['https://a.example', 'https://b.example'],
    })
    expect(settingsOf({ set: ['storeIp=true', 'outcomes=["quiz_complete"]'] })).toEqual({
      storeIp: true,
      outcomes: ['quiz_complete'],
    })
    expect(settingsOf({ pageRules: 'standard' })).toEqual({ pageRules: null })
  })

  it('says what would be right', () => {
    expect(() => settingsOf({ botFilter: 'maybe' })).toThrow('--bot-filter must be on or off')
    expect(() => settingsOf({ set: ['timezone=Europe/Berlin'] })).toThrow('must be JSON')
  })

  it('asks for nothing where nothing is given', () => {
    expect(settingsOf({})).toEqual({})
  })
})
