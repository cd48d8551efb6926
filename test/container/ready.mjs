// The worker in whose container this runs says that it can work.
const response = await fetch('http://127.0.0.1:8080/readyz')
if (!response.ok) {
  console.error(await response.text())
  process.exitCode = 1
}
