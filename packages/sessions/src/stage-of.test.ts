import { expect, it } from 'vitest'
import { standardRules } from './example-events.ts'
import { stageOf } from './stage-of.ts'

const stage = (type: string, page = '') => stageOf({ type, page }, standardRules.stages)

it('follows from the type of an event', () => {
  expect(stage('purchase')).toBe('confirmation')
  expect(stage('checkout_start')).toBe('checkout')
  expect(stage('remove_from_cart')).toBe('cart')
  expect(stage('product_view')).toBe('product')
  expect(stage('search')).toBe('browse')
})

it('follows from the page of a view, the first rule that fits', () => {
  expect(stage('page_view', '/checkout/thank-you')).toBe('confirmation')
  expect(stage('page_view', '/checkout')).toBe('checkout')
  expect(stage('landing', '/cart')).toBe('cart')
  expect(stage('screen_view', '/products/:id')).toBe('product')
  expect(stage('page_view', '/')).toBe('browse')
})

it('does not follow from the page of anything else', () => {
  expect(stage('click', '/checkout')).toBe('')
  expect(stage('page_view')).toBe('')
})
