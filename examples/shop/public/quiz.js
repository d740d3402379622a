const questions = [
  { text: 'In the morning?', answers: ['Tea', 'Coffee'] },
  { text: 'With?', answers: ['Milk', 'Nothing'] },
]
const given = []

function ask() {
  const question = questions[given.length]
  document.getElementById('question').textContent = question ? question.text : `You are: ${given.join(', ')}.`
  document.getElementById('answers').innerHTML = (question?.answers ?? [])
    .map((answer) => `<button name="answer" value="${answer}">${answer}</button>`)
    .join(' ')
}

document.getElementById('quiz').addEventListener('submit', (event) => {
  event.preventDefault()
  if (given.length === 0) sojourn('track', 'quiz_start', { quiz: 'mug' })
  given.push(event.submitter.value)
  if (given.length === questions.length) sojourn('track', 'quiz_complete', { quiz: 'mug', answers: given })
  ask()
})
ask()
