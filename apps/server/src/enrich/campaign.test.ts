import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCampaign } from './campaign.ts'

const none = { source: '', medium: '', campaign: '', term: '', content: '' }

describe('readCampaign', () => {
  it('reads the tags of the query', () => {
    const url =
      'https://shop.example/?utm_source=News+letter&utm_medium=email&utm_campaign=f%C3%BCr&utm_term=a&utm_content=b#x'
    expect(readCampaign(url, undefined)).toEqual({
      source: 'News letter',
      medium: 'email',
      campaign: 'für',
      term: 'a',
      content: 'b',
    })
  })

  it.each([
    ['https://app.example/#/x?utm_source=a&utm_medium=b', { ...none, source: 'a', medium: 'b' }],
    ['/x?UTM_Source=a', { ...none, source: 'a' }],
    ['/x?utm_source=a&utm_source=b', { ...none, source: 'a' }],
    ['/x?utm_source=&utm_source=b', { ...none, source: 'b' }],
    ['/x?utm_source=%E0%A4%A', { ...none, source: '%E0%A4%A' }],
    ['/x?my_utm_source=a&q=1', none],
    ['/x?utm_constructor=a', none],
    ['', none],
  ])('reads %s', (url, expected) => {
    expect(readCampaign(url, null)).toEqual(expected)
  })

  it('lets the sender override single tags', () => {
    expect(readCampaign('/x?utm_source=a&utm_medium=b', { source: 'c', medium: null })).toEqual({
      ...none,
      source: 'c',
      medium: 'b',
    })
  })

  it('keeps at most 256 characters of a tag, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(readCampaign(`/?utm_source=${text}`, null).source.length).toBeLessThanOrEqual(256)
      }),
    )
    expect(readCampaign(`/?utm_source=${'x'.repeat(300)}`, null).source).toHaveLength(256)
  })
})
