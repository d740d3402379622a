const chat = document.createElement('aside')
chat.id = 'chat'
chat.innerHTML = `
  <button id="chat-open" type="button">Questions?</button>
  <form id="chat-form" hidden>
    <ol id="chat-log"></ol>
    <input name="text" aria-label="Your question" autocomplete="off">
    <button>Send</button>
  </form>`
document.body.append(chat)

const say = (who, text) => {
  const line = document.createElement('li')
  line.textContent = `${who}: ${text}`
  document.getElementById('chat-log').append(line)
}

document.getElementById('chat-open').addEventListener('click', () => {
  document.getElementById('chat-form').hidden = false
  sojourn('track', 'widget_opened', { widget: 'chat' })
})
document.getElementById('chat-form').addEventListener('submit', (event) => {
  event.preventDefault()
  const { text } = event.target.elements
  say('You', text.value)
  sojourn('track', 'message_sent', { text: text.value })
  text.value = ''
  const answer = 'It ships tomorrow.'
  say('Shop', answer)
  sojourn('track', 'message_received', { text: answer })
})
