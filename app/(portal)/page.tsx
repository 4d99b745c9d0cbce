export default function Home() {
  return <main>Peak 1031</main>
}
