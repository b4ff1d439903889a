-- For wrk: sends the question in BODY over and over. Where that has the word NUMBER, each request has another text in
-- its place, so that none was asked before; PREFIX tells programs that run at the same time apart. With PAUSE each
-- connection waits for so many milliseconds on average before it asks again.

local before, after = os.getenv("BODY"):match("^(.*)NUMBER(.*)$")
local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
local count = 0
local same

function init()
  same = wrk.format("POST", "/graphql", headers, os.getenv("BODY"))
end

function request()
  if not before then
    return same
  end
  count = count + 1
  return wrk.format("POST", "/graphql", headers, before .. os.getenv("PREFIX") .. count .. after)
end

local pause = tonumber(os.getenv("PAUSE"))
if pause then
  function delay()
    return math.random(1, 2 * pause - 1)
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format("DONE %d %d %d %d", summary.requests, summary.bytes, failed, latency:percentile(50)))
end
