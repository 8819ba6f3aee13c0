reason "refused" {
  texts  = ["connection refused", "econnrefused"]
  codes  = [130061]
  errnos = [111, -34]
}

reason "timeout" {
  texts  = ["timed out"]
  errnos = [110, 111]
}
