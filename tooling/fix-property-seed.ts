import fc from 'fast-check'

/** What property tests draw is the same in every run, so that what is green stays green; `npm run test:seeds` draws anew. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) })
