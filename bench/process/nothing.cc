// Linked statically, the least that a process can cost.
int main() {
  return 0;
}
