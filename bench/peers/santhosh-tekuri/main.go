// santhosh-tekuri's jsonschema, over values of encoding/json. See ../measure.h.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strconv"
	"syscall"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// Of all threads, those of the garbage collector included.
func processorTime() time.Duration {
	var usage syscall.Rusage
	must(0, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func main() {
	schemaPath, linesPath, passes := os.Args[1], os.Args[2], must(strconv.Atoi(os.Args[3]))
	data := must(os.ReadFile(linesPath))

	beforeCompiling := processorTime()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema := must(compiler.Compile(schemaPath))
	compile := (processorTime() - beforeCompiling).Seconds()

	seconds := []float64{}
	valid, invalid := 0, 0
	for pass := 0; pass < passes; pass++ {
		start := processorTime()
		valid, invalid = 0, 0
		for line := range bytes.Lines(data) {
			var value any
			if json.Unmarshal(line, &value) == nil && schema.Validate(value) == nil {
				valid++
			} else {
				invalid++
			}
		}
		seconds = append(seconds, (processorTime() - start).Seconds())
	}
	times := must(json.Marshal(seconds))
	fmt.Printf(`{"valid": %d, "invalid": %d, "bytes": %d, "compile": %f, "seconds": %s}`+"\n",
		valid, invalid, len(data), compile, times)
}
