server "main" {
  address = "pbx.example.test"
  domain  = "pbx.example.test"
  endpoint "tls" { port = 5061 }
}

accounts {
  complete = true
  account "1002" { enabled = true }
}
