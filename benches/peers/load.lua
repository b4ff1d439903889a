-- For wrk: sends the requests of the file REQUESTS in the order of the file ORDER, over and over.
-- In REQUESTS each has its length in a line before it.

local function opened(variable)
  return assert(io.open(assert(os.getenv(variable)), "rb"))
end

local requests, order = {}, {}
local file = opened("REQUESTS")
local length = file:read("*n")
while length do
  file:read(1)
  requests[#requests + 1] = file:read(length)
  length = file:read("*n")
end
file:close()
for line in opened("ORDER"):lines() do
  order[#order + 1] = tonumber(line) + 1
end

local place = 0

function request()
  place = place % #order + 1
  return requests[order[place]]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format("DONE %d %d %d %d %d %d", summary.requests, summary.duration, summary.bytes, failed,
    latency:percentile(50), latency:percentile(99)))
end
