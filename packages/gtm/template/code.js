const addConsentListener = require('addConsentListener')
const callInWindow = require('callInWindow')
const copyFromDataLayer = require('copyFromDataLayer')
const createArgumentsQueue = require('createArgumentsQueue')
const getType = require('getType')
const injectScript = require('injectScript')
const isConsentGranted = require('isConsentGranted')
const makeNumber = require('makeNumber')
const makeTableMap = require('makeTableMap')

/* :mapEcommerce */

// The script takes over what waits in here, in order, and then takes calls itself.
const sojourn = createArgumentsQueue('sojourn', 'sojourn.q')

const start = () => {
  const options = {
    writeKey: data.writeKey,
    endpoint: data.serverUrl,
    cookieless: data.cookieless === true,
    hashRoutes: data.hashRoutes === true,
  }
  if (data.followConsent) {
    options.consent = isConsentGranted('analytics_storage') ? 'granted' : 'pending'
    addConsentListener('analytics_storage', (_type, isGranted) => {
      // By then the script has put a function of its own into the queue's place.
      callInWindow('sojourn', 'setConsent', isGranted ? 'granted' : 'denied')
    })
  }
  sojourn('init', options)
  // biome-ignore lint/style/useTemplate: the sandbox has no templates
  injectScript(data.serverUrl + '/sojourn.js', data.gtmOnSuccess, data.gtmOnFailure, 'sojourn')
}

const recordCommerce = () => {
  const ecommerce = copyFromDataLayer('ecommerce', 1)
  const isRead = getType(ecommerce) === 'object'
  const calls = isRead ? mapEcommerce(copyFromDataLayer('event'), ecommerce) : []
  calls.forEach((call) => {
    sojourn(call[0], call[1])
  })
}

const recordEvent = () => {
  const properties = makeTableMap(data.properties || [], 'name', 'value')
  const options = {}
  if (data.revenue) options.revenue = makeNumber(data.revenue)
  if (data.currency) options.currency = data.currency
  sojourn('track', data.eventType, properties || {}, options)
}

if (data.command === 'start') {
  start()
} else {
  if (data.command === 'commerce') recordCommerce()
  if (data.command === 'event') recordEvent()
  if (data.command === 'identify' && data.userId) sojourn('identify', data.userId)
  if (data.command === 'reset') sojourn('reset')
  data.gtmOnSuccess()
}
