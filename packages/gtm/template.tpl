___TERMS_OF_SERVICE___

By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Sojourn",
  "categories": [
    "ANALYTICS",
    "SESSION_RECORDING"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Sojourn"
  },
  "description": "Sessions and journeys on your own Sojourn server: page views, GA4 e-commerce events of the data layer, events of your own, users.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "SELECT",
    "name": "command",
    "displayName": "What this tag does",
    "macrosInSelect": false,
    "selectItems": [
      {
        "value": "start",
        "displayValue": "Start following the page"
      },
      {
        "value": "commerce",
        "displayValue": "Record the e-commerce event of the data layer"
      },
      {
        "value": "event",
        "displayValue": "Record an event"
      },
      {
        "value": "identify",
        "displayValue": "Name the user"
      },
      {
        "value": "reset",
        "displayValue": "Forget the user (sign-out)"
      }
    ],
    "defaultValue": "start",
    "simpleValueType": true
  },
  {
    "type": "GROUP",
    "name": "startGroup",
    "displayName": "Server",
    "groupStyle": "NO_ZIPPY",
    "enablingConditions": [
      {
        "paramName": "command",
        "paramValue": "start",
        "type": "EQUALS"
      }
    ],
    "subParams": [
      {
        "type": "TEXT",
        "name": "writeKey",
        "displayName": "Write key",
        "simpleValueType": true,
        "help": "The public key of the site. It begins with pk_.",
        "valueValidators": [
          {
            "type": "NON_EMPTY"
          },
          {
            "type": "REGEX",
            "args": [
              "^pk_[A-Za-z0-9_-]+$"
            ],
            "errorMessage": "A write key begins with pk_."
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "serverUrl",
        "displayName": "Address of Sojourn",
        "simpleValueType": true,
        "valueHint": "https://sojourn.example.com",
        "help": "Without a slash at the end. The permission \"Injects scripts\" of this template must name it too.",
        "valueValidators": [
          {
            "type": "NON_EMPTY"
          },
          {
            "type": "REGEX",
            "args": [
              "^https://[^?#]*[^/?#]$"
            ],
            "errorMessage": "An address begins with https:// and ends without a slash."
          }
        ]
      },
      {
        "type": "CHECKBOX",
        "name": "followConsent",
        "checkboxText": "Wait for analytics_storage of Google's consent mode",
        "simpleValueType": true,
        "defaultValue": true
      },
      {
        "type": "CHECKBOX",
        "name": "cookieless",
        "checkboxText": "Store nothing on the device",
        "simpleValueType": true,
        "defaultValue": false
      },
      {
        "type": "CHECKBOX",
        "name": "hashRoutes",
        "checkboxText": "A change of the hash is another page",
        "simpleValueType": true,
        "defaultValue": false
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "eventGroup",
    "displayName": "Event",
    "groupStyle": "NO_ZIPPY",
    "enablingConditions": [
      {
        "paramName": "command",
        "paramValue": "event",
        "type": "EQUALS"
      }
    ],
    "subParams": [
      {
        "type": "TEXT",
        "name": "eventType",
        "displayName": "Type",
        "simpleValueType": true,
        "valueHint": "form_completed",
        "help": "1–64 characters in snake_case.",
        "valueValidators": [
          {
            "type": "NON_EMPTY"
          }
        ]
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "properties",
        "displayName": "Properties",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Name",
            "name": "name",
            "type": "TEXT",
            "isUnique": true
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "revenue",
        "displayName": "Revenue",
        "simpleValueType": true,
        "help": "A number, in units of the currency. Leave it empty where nothing is earned."
      },
      {
        "type": "TEXT",
        "name": "currency",
        "displayName": "Currency",
        "simpleValueType": true,
        "valueHint": "EUR",
        "help": "ISO 4217. Empty: the currency of the site."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "userId",
    "displayName": "User id",
    "simpleValueType": true,
    "help": "As your site knows the user. Where it is empty, nothing happens.",
    "enablingConditions": [
      {
        "paramName": "command",
        "paramValue": "identify",
        "type": "EQUALS"
      }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const addConsentListener = require('addConsentListener')
const callInWindow = require('callInWindow')
const copyFromDataLayer = require('copyFromDataLayer')
const createArgumentsQueue = require('createArgumentsQueue')
const getType = require('getType')
const injectScript = require('injectScript')
const isConsentGranted = require('isConsentGranted')
const makeNumber = require('makeNumber')
const makeTableMap = require('makeTableMap')

function mapEcommerce(event, ecommerce) {
  const given = ecommerce || {};
  const copyKnown = (to, from, names) => {
    for (let index = 0; index < names.length; index++) {
      const pair = names[index];
      if (from[pair[0]] !== undefined) to[pair[1]] = from[pair[0]];
    }
    return to;
  };
  const items = (given.items || []).map((item) => {
    const product = copyKnown({}, given, [["currency", "currency"]]);
    return copyKnown(product, item, [
      ["item_id", "productId"],
      ["item_name", "name"],
      ["item_category", "category"],
      ["item_brand", "brand"],
      ["item_variant", "variant"],
      ["price", "price"],
      ["quantity", "quantity"],
      ["coupon", "coupon"]
    ]);
  });
  if (event === "view_item") return items.map((item) => ["productViewed", item]);
  if (event === "add_to_cart") return items.map((item) => ["productAdded", item]);
  if (event === "remove_from_cart") return items.map((item) => ["productRemoved", item]);
  const cart = copyKnown({ items: items }, given, [
    ["value", "value"],
    ["currency", "currency"],
    ["coupon", "coupon"]
  ]);
  if (event === "begin_checkout") return [["checkoutStarted", cart]];
  if (event !== "purchase") return [];
  const order = copyKnown(cart, given, [
    ["transaction_id", "orderId"],
    ["tax", "tax"],
    ["shipping", "shipping"]
  ]);
  return [["purchased", order]];
}

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


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "access_globals",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "sojourn"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "sojourn.q"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "inject_script",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://sojourn.example.com/*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "read_data_layer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "allowedKeys",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "event"
              },
              {
                "type": 1,
                "string": "ecommerce"
              },
              {
                "type": 1,
                "string": "ecommerce.*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "analytics_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
  - name: Starting waits for consent and loads the script
    code: |-
      mock('isConsentGranted', false);
      mock('injectScript', (url, onSuccess) => { onSuccess(); });
      runCode({
        command: 'start',
        writeKey: 'pk_test-key',
        serverUrl: 'https://sojourn.example.com',
        followConsent: true
      });
      assertApi('injectScript').wasCalled();
      assertApi('addConsentListener').wasCalled();
      assertApi('gtmOnSuccess').wasCalled();
  - name: A purchase of the data layer is recorded
    code: |-
      const calls = [];
      mock('createArgumentsQueue', () => (name, given) => { calls.push([name, given]); });
      mock('copyFromDataLayer', (key) => key === 'event' ? 'purchase' : {
        transaction_id: 'T1',
        value: 30,
        currency: 'EUR',
        items: [{item_id: 'mug', quantity: 2, price: 15}]
      });
      runCode({command: 'commerce'});
      assertThat(calls).isEqualTo([['purchased', {
        items: [{currency: 'EUR', productId: 'mug', price: 15, quantity: 2}],
        value: 30,
        currency: 'EUR',
        orderId: 'T1'
      }]]);
      assertApi('gtmOnSuccess').wasCalled();
  - name: Another event of the data layer is not
    code: |-
      const calls = [];
      mock('createArgumentsQueue', () => (name) => { calls.push(name); });
      mock('copyFromDataLayer', 'gtm.click');
      runCode({command: 'commerce'});
      assertThat(calls).hasLength(0);
      assertApi('gtmOnSuccess').wasCalled();
  - name: An event has its properties and revenue
    code: |-
      const calls = [];
      mock('createArgumentsQueue', () => (name, type, properties, options) => { calls.push([name, type, properties, options]); });
      runCode({
        command: 'event',
        eventType: 'form_completed',
        properties: [{name: 'form', value: 'contact'}],
        revenue: '19.90',
        currency: 'EUR'
      });
      assertThat(calls).isEqualTo([['track', 'form_completed', {form: 'contact'}, {revenue: 19.9, currency: 'EUR'}]]);
  - name: A user is named, and nobody is not
    code: |-
      const calls = [];
      mock('createArgumentsQueue', () => (name, userId) => { calls.push([name, userId]); });
      runCode({command: 'identify', userId: 'ann'});
      runCode({command: 'identify', userId: ''});
      runCode({command: 'reset'});
      assertThat(calls).isEqualTo([['identify', 'ann'], ['reset', undefined]]);


___NOTES___

Made from packages/gtm of Sojourn. Change it there.
